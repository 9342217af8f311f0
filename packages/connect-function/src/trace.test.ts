import { expect, it } from 'vitest'
import { traceWith } from './trace.js'
import type { TraceSegment, Tracing } from './trace.js'

/** A tracer that notes what is done with it. */
function noting(enabled = true): { readonly tracer: Tracing; readonly notes: readonly string[] } {
  const notes: string[] = []
  const segment = (name: string): TraceSegment & { readonly name: string } => ({
    name,
    addNewSubsegment: (inner) => segment(inner),
    addFaultFlag: () => void notes.push(`fault in ${name}`),
    close: () => void notes.push(`end of ${name}`),
  })
  let current = segment('function')
  const tracer = {
    isTracingEnabled: () => enabled,
    getSegment: () => current,
    setSegment: (next: typeof current) => {
      current = next
      notes.push(`in ${next.name}`)
    },
  }
  return { tracer, notes }
}

it('does work within a segment of its own', async () => {
  const { tracer, notes } = noting()
  expect(await traceWith(tracer, 'store', async () => 'done')).toBe('done')
  expect(notes).toEqual(['in store', 'end of store', 'in function'])
})

it('notes that work failed, and not why', async () => {
  const { tracer, notes } = noting()
  const failing = traceWith(tracer, 'store', async () => await Promise.reject(new Error('about 12345')))
  await expect(failing).rejects.toThrow('about 12345')
  expect(notes).toEqual(['in store', 'fault in store', 'end of store', 'in function'])
})

it('does the work also where nothing is traced', async () => {
  const { tracer, notes } = noting(false)
  expect(await traceWith(tracer, 'store', async () => 'done')).toBe('done')
  expect(notes).toEqual([])
})
