/** A part of a trace, as X-Ray has it. */
export interface TraceSegment {
  addNewSubsegment(name: string): TraceSegment
  addFaultFlag(): void
  close(): void
}

/** As much of the tracer of Powertools for AWS Lambda as is needed here. */
export interface Tracing {
  isTracingEnabled(): boolean
  getSegment(): TraceSegment | undefined
  setSegment(segment: TraceSegment): void
}

/** Do work as a part of the trace, where there is one. */
export async function traceWith<Result>(tracer: Tracing, name: string, work: () => Promise<Result>): Promise<Result> {
  const parent = tracer.isTracingEnabled() ? tracer.getSegment() : undefined
  if (parent === undefined) return await work()
  const segment = parent.addNewSubsegment(name)
  tracer.setSegment(segment)
  try {
    return await work()
  } catch (error) {
    // Only that it failed: messages of services may hold what they were about.
    segment.addFaultFlag()
    throw error
  } finally {
    segment.close()
    tracer.setSegment(parent)
  }
}
