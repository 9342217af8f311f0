/** Exit status: clean. */
export const clean = 0
/** Exit status: problems were found. */
export const problemsFound = 1
/** Exit status: wrong usage, or an input that could not be read. */
export const unusable = 2
