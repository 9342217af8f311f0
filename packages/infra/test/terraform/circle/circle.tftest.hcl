# Flows that refer to each other (see circle.ts), with a provider that only pretends.

mock_provider "aws" {
  mock_data "aws_connect_contact_flow" {
    defaults = { arn = "arn-looked-up" }
  }
}

variables {
  instance_arn = "arn:aws:connect:ap-northeast-2:111122223333:instance/11111111-1111-4111-8111-111111111111"
  arns         = { "queue:support" = "arn-of-support" }
}

run "two_of_three_as_stubs" {
  variables {
    stubs = ["flow:first", "flow:second"]
  }

  plan_options {
    target = [aws_connect_contact_flow.first, aws_connect_contact_flow.second]
  }

  assert {
    condition     = length(jsondecode(aws_connect_contact_flow.first.content).Actions) == 1
    error_message = "A circular flow has to be created with its stub."
  }
}

# The second does not refer to the third, so it gets its content, and the first one stays as it is.
run "the_third_as_a_stub" {
  variables {
    stubs = ["flow:third"]
  }

  plan_options {
    target = [aws_connect_contact_flow.second, aws_connect_contact_flow.third]
  }

  assert {
    condition     = length(jsondecode(aws_connect_contact_flow.third.content).Actions) == 1
    error_message = "The new flow has to be created with its stub."
  }

  assert {
    condition     = length(jsondecode(aws_connect_contact_flow.second.content).Actions) > 1
    error_message = "A flow that is there keeps its content."
  }
}

run "contents" {
  variables {
    stubs = []
  }

  assert {
    condition     = alltrue([for flow in [aws_connect_contact_flow.first, aws_connect_contact_flow.second, aws_connect_contact_flow.third] : strcontains(flow.content, "arn-looked-up")])
    error_message = "Flows in a circle have to refer to what was looked up."
  }

  assert {
    condition     = strcontains(aws_connect_contact_flow.waiting.content, "arn-of-support") && strcontains(aws_connect_contact_flow.waiting.content, "$${text} of %%{a flow}")
    error_message = "A flow has to have its queue, and its text as it is."
  }

  assert {
    condition     = strcontains(aws_connect_contact_flow.start.content, aws_connect_contact_flow.first.arn)
    error_message = "Flows outside of a circle refer to its resources."
  }

  assert {
    condition     = strcontains(jsondecode(aws_cloudcontrolapi_resource.check.desired_state).Settings, "known")
    error_message = "The contract of a module is lost."
  }

  assert {
    condition     = toset(keys(output.arns)) == toset(["flow:first", "flow:second", "flow:third", "flow:start", "flow:waiting", "module:check"])
    error_message = "All flows and modules have ARNs."
  }
}
