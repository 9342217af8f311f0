# What an environment says: environments/<name>.tfvars.json, written by "npm run synth:terraform".

variable "environment" {
  description = "Name of the environment."
  type        = string
}

variable "alias" {
  description = "Alias of the instance. One in the whole world has it; another one makes another instance."
  type        = string
}

variable "region" {
  description = "Region of everything."
  type        = string
}

variable "identity_management" {
  description = "Who knows the passwords of users: CONNECT_MANAGED, or SAML. Another one makes another instance."
  type        = string
}

variable "hours" {
  description = "Hours of operation, by the names that flows have for them."
  type = map(object({
    name        = string
    description = optional(string)
    time_zone   = string
    open = list(object({
      day   = string
      start = object({ hours = number, minutes = number })
      end   = object({ hours = number, minutes = number })
    }))
  }))
}

variable "queues" {
  description = "Queues, by the names that flows have for them. Flows may also use the id."
  type = map(object({
    id                    = string
    name                  = string
    description           = string
    hours                 = string
    maximum_contacts      = optional(number)
    caller_id             = optional(string)
    caller_id_name        = optional(string)
    outbound_whisper_flow = optional(string)
    quick_connects        = list(string)
  }))
}

variable "quick_connects" {
  description = "Where agents transfer contacts: each leads to a queue or to a number outside."
  type = map(object({
    name         = string
    description  = optional(string)
    queue        = optional(string)
    phone_number = optional(string)
  }))
}

variable "routing_profiles" {
  description = "Routing profiles, by name: contacts at once for each channel, and queues, the smallest priority first."
  type = map(object({
    description = string
    concurrency = map(number)
    queues = list(object({
      queue         = string
      channel       = string
      priority      = number
      delay_seconds = number
    }))
    outbound_queue = string
  }))
}

variable "teams" {
  description = "Agent groups, as one level of the user hierarchy."
  type        = set(string)
}

variable "skills" {
  description = "Values of each skill, which routing criteria in flows ask for."
  type        = map(list(string))
}

variable "security_profiles" {
  description = "Roles, by name."
  type = map(object({
    description = string
    permissions = set(string)
  }))
}

variable "phone_numbers" {
  description = "Telephone numbers that are claimed, by the names that flows have for them."
  type = map(object({
    country     = string
    type        = string
    description = string
    flow        = string
  }))
}

variable "prompts" {
  description = "Files of recordings in the bucket, by the names that flows have for them."
  type        = map(string)
}

variable "functions" {
  description = "Names of Lambda functions that are there already in this account, by the names that flows have for them."
  type        = map(string)
}

variable "log_retention_days" {
  description = "Days that logs of flows are kept."
  type        = number
}

# What the account has. Not in a file of the environment.

variable "bots" {
  description = "ARN of the alias of each bot of Amazon Lex V2, by the names that flows have for them."
  type        = map(string)

  validation {
    condition     = alltrue([for arn in values(var.bots) : can(regex("^arn:[^:]+:lex:[^:]+:[0-9]+:bot-alias/[^/]+/[^/]+$", arn))])
    error_message = "A bot is given as the ARN of its alias: arn:aws:lex:<region>:<account>:bot-alias/<bot>/<alias>."
  }
}

variable "recordings_bucket" {
  description = "Name of the bucket in which the recordings are, as 8 kHz u-law WAV."
  type        = string
}

variable "log_key_arn" {
  description = "ARN of the key that encrypts the logs of flows. Its policy has to let CloudWatch Logs use it. Default: a key of the service."
  type        = string
  default     = null
}

variable "first_apply" {
  description = "Create all flows that refer to each other in a circle with a stub. For the first apply only: see README.md."
  type        = bool
  default     = false
}

variable "new_circular_flows" {
  description = "Keys of flows that join a circle of a live center, for the apply that creates them: flow:inbound. See README.md."
  type        = set(string)
  default     = []
}
