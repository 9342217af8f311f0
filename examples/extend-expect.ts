// What tests expect of calls, and which branches of the flows they take.
// oxlint-disable-next-line import/no-unassigned-import -- it makes the matchers known
import '@aicc/flow-simulator/vitest'
