/** The strongly connected components of a graph: sets of nodes that all lead to each other. */
export interface StrongComponents {
  /** In an order in which no component leads to a later one. */
  readonly components: readonly (readonly number[])[]
  /** Index of the component of each node. */
  readonly componentOf: readonly number[]
}

/**
 * Find the strongly connected components (Tarjan's algorithm, without recursion: a flow may be one long chain).
 * Linear in nodes and edges.
 * @param count - Number of nodes; they are `0` to `count - 1`.
 * @param successors - Where each node leads.
 */
export function findStrongComponents(count: number, successors: (node: number) => readonly number[]): StrongComponents {
  const components: number[][] = []
  const componentOf = Array.from({ length: count }, () => -1)
  const order = Array.from({ length: count }, () => -1)
  const lowest = Array.from({ length: count }, () => 0)
  const open: number[] = []
  let entered = 0

  const enter = (node: number): Frame => {
    order[node] = entered
    lowest[node] = entered
    entered += 1
    open.push(node)
    return { node, targets: successors(node), next: 0 }
  }
  const close = (node: number): void => {
    const component: number[] = []
    for (let member = open.pop(); member !== undefined; member = open.pop()) {
      componentOf[member] = components.length
      component.push(member)
      if (member === node) break
    }
    components.push(component.reverse())
  }

  for (let root = 0; root < count; root += 1) {
    if (order[root] !== -1) continue
    const frames = [enter(root)]
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const { node, targets } = frame
      const target = targets[frame.next]
      if (target === undefined) {
        frames.pop()
        if (lowest[node] === order[node]) close(node)
        const parent = frames.at(-1)
        if (parent !== undefined) lowest[parent.node] = Math.min(lowest[parent.node] ?? 0, lowest[node] ?? 0)
        continue
      }
      frame.next += 1
      if (order[target] === -1) frames.push(enter(target))
      else if (componentOf[target] === -1) lowest[node] = Math.min(lowest[node] ?? 0, order[target] ?? 0)
    }
  }
  return { components, componentOf }
}

interface Frame {
  readonly node: number
  readonly targets: readonly number[]
  next: number
}
