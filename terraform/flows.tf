# Flows and modules: the module is written by "npm run synth:terraform", with a resource for each flow.

locals {
  flows = jsondecode(file("${path.module}/flows/flows.json"))
  stubs = var.first_apply ? toset([for key, flow in local.flows : key if flow.circular]) : var.new_circular_flows

  # What flows refer to, as "<kind>:<name>". Taken from the association where flows need it to be there before them.
  resource_arns = merge(
    { for symbol, hours in aws_connect_hours_of_operation.this : "hoursOfOperation:${symbol}" => hours.arn },
    { for symbol, queue in aws_connect_queue.this : "queue:${symbol}" => queue.arn },
    { for symbol, queue in aws_connect_queue.this : "queue:${var.queues[symbol].id}" => queue.arn },
    { for symbol, number in aws_connect_phone_number.this : "phoneNumber:${symbol}" => number.phone_number },
    { for symbol, association in aws_connect_lambda_function_association.this : "lambda:${symbol}" => association.function_arn },
    { for symbol, prompt in aws_cloudcontrolapi_resource.prompt : "prompt:${symbol}" => prompt.id },
    { for symbol, association in aws_cloudcontrolapi_resource.bot : "lexBot:${symbol}" => jsondecode(association.desired_state).IntegrationArn },
  )
}

module "flows" {
  source = "./flows"

  instance_arn = aws_connect_instance.this.arn
  arns         = local.resource_arns
  stubs        = local.stubs
}
