import { z } from 'zod'

const referenceSchema = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref: name }) => `<${name}>`),
  z.object({ 'Fn::GetAtt': z.array(z.string()) }).transform(({ 'Fn::GetAtt': path }) => `<${path.join('.')}>`),
])
const importSchema = z.object({ 'Fn::ImportValue': z.unknown() })
const joinSchema = z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) })

/** Text as findings of cdk-nag have it, with what is known only later as `<Instance.Arn>`. */
export function printFinding(value: unknown): string {
  if (typeof value === 'string') return value
  const imported = importSchema.safeParse(value).data?.['Fn::ImportValue']
  if (imported !== undefined) return printFinding(imported)
  const joined = joinSchema.safeParse(value).data?.['Fn::Join']
  if (joined !== undefined) return joined[1].map(printFinding).join(joined[0])
  return referenceSchema.safeParse(value).data ?? JSON.stringify(value)
}
