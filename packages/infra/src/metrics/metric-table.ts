/** Units of CloudWatch that occur here. */
export type MetricUnit = 'Count' | 'Seconds' | 'Milliseconds' | 'Bytes' | 'Percent' | 'None'

/** The statistic that says something, of those that CloudWatch has. */
export type MetricStatistic = 'Sum' | 'Maximum' | 'Average' | 'Minimum'

/** What is known of one metric. */
export interface MetricDefinition {
  readonly unit: MetricUnit
  /** Percentages that go from 0 to 1, where others go from 0 to 100. */
  readonly fraction?: true
  readonly statistic: MetricStatistic
  /** Dimensions that have a value for each thing measured. A metric exists with all of its dimensions only. */
  readonly dimensions: readonly string[]
  /** Dimensions that always have this value. */
  readonly fixedDimensions?: Readonly<Record<string, string>>
  /** Further sets of dimensions with which the metric exists too. */
  readonly otherDimensions?: readonly (readonly string[])[]
  /** One sentence. */
  readonly meaning: string
  /** What is not certain, or where sources disagree. Absent where there is no doubt. */
  readonly doubt?: string
}

/** The metrics of one namespace, by name. */
export interface MetricTable {
  readonly namespace: string
  /** Where it is written. */
  readonly source: string
  readonly metrics: Readonly<Record<string, MetricDefinition>>
}

/** Names of the metrics of a table. */
export type MetricName<Table extends MetricTable> = keyof Table['metrics'] & string

/** What has to be said for one metric of a table: a value for each of its dimensions. */
export type MetricDimensions<Table extends MetricTable, Name extends MetricName<Table>> = Readonly<
  Record<Table['metrics'][Name]['dimensions'][number], string>
>
