# The whole configuration with a provider that only pretends: no account, no network.
# terraform test -var-file=environments/dev.tfvars.json

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "111122223333" }
  }

  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_resource "aws_connect_instance" {
    defaults = {
      id  = "11111111-1111-4111-8111-111111111111"
      arn = "arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111"
    }
  }
}

variables {
  bots              = { support-bot = "arn:aws:lex:ap-northeast-2:111122223333:bot-alias/AAAAAAAAAA/BBBBBBBBBB" }
  recordings_bucket = "recordings"
}

run "first_apply" {
  variables {
    first_apply = true
  }

  assert {
    condition     = toset(keys(output.flow_arns)) == toset(keys(local.flows))
    error_message = "Not all flows and modules are created."
  }
}

run "second_apply" {
  assert {
    condition     = alltrue(flatten([for flow in local.flows : [for key in flow.references : contains(keys(merge(local.resource_arns, module.flows.arns)), key)]]))
    error_message = "Flows refer to what is not there."
  }

  assert {
    condition     = local.resource_arns["queue:voice1"] == local.resource_arns["queue:general-support"]
    error_message = "Flows may use either name of a queue."
  }

  assert {
    condition     = local.resource_arns["lexBot:support-bot"] == var.bots.support-bot
    error_message = "Flows refer to the alias of a bot."
  }

  assert {
    condition     = local.resource_arns["lambda:order-status"] == "arn:aws:lambda:${var.region}:111122223333:function:order-status"
    error_message = "Flows refer to functions of this account."
  }

  assert {
    condition     = length(output.commands) == length(var.phone_numbers) + length([for queue in var.queues : queue if queue.outbound_whisper_flow != null]) + length([for queue in var.queues : queue if length(queue.quick_connects) > 0])
    error_message = "Each number, each outbound whisper and each queue with quick connects has a command."
  }

  assert {
    condition = alltrue([
      for command in output.commands : can(regex("^aws connect [a-z-]+ --region [a-z0-9-]+ --instance-id [0-9a-f-]+ --(phone-number|queue)-id [^ ]+ --[a-z-]+ [^ ]", command))
    ])
    error_message = "A command lacks something."
  }
}

run "a_bot_has_an_alias" {
  command = plan

  variables {
    bots = { support-bot = "support-bot" }
  }

  expect_failures = [var.bots]
}
