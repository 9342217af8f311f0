/**
 * What `templatefile` of Terraform makes of a template of ours: references to `arns`, quoted texts, and escapes. Anything
 * else that Terraform would evaluate is refused.
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings
 */
export function renderTemplate(template: string, arns: Readonly<Record<string, string>>): string {
  return template
    .replaceAll(/\$\$\{|%%\{|\$\{arns\[(".*?")\]\}|\$\{("\$+")\}|[$%]\{/g, (found, key?: string, text?: string) => {
      if (found === '$${' || found === '%%{') return found.slice(1)
      if (text !== undefined) return unquote(text)
      if (key === undefined) throw new Error(`"${found}" begins a sequence of Terraform that no template of ours has.`)
      const arn = arns[unquote(key)]
      if (arn === undefined) throw new Error(`There is no ARN for ${key}.`)
      return arn
    })
    .normalize('NFC')
}

function unquote(text: string): string {
  return String(JSON.parse(text))
}
