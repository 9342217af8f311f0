/** Every run draws the same flows: a property that fails here fails everywhere, and again. */
export const seed = 20_261_123
