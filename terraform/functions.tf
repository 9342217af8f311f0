# Functions and bots that flows use. They are there already; here the instance is let at them.

locals {
  function_arns = {
    for symbol, name in var.functions : symbol => join(":", [
      "arn", data.aws_partition.current.partition, "lambda", var.region, data.aws_caller_identity.current.account_id, "function", name
    ])
  }
}

# For flows of this instance only: another one of the same account may not call them.
resource "aws_lambda_permission" "connect" {
  for_each = local.function_arns

  statement_id   = "connect-${var.alias}"
  action         = "lambda:InvokeFunction"
  function_name  = each.value
  principal      = "connect.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
  source_arn     = aws_connect_instance.this.arn
}

resource "aws_connect_lambda_function_association" "this" {
  for_each = local.function_arns

  instance_id  = aws_connect_instance.this.id
  function_arn = each.value

  depends_on = [aws_lambda_permission.connect]
}

# aws_connect_bot_association takes bots of Lex V1 only, which the service has ended.
resource "aws_cloudcontrolapi_resource" "bot" {
  for_each = var.bots

  type_name = "AWS::Connect::IntegrationAssociation"
  desired_state = jsonencode({
    InstanceId      = aws_connect_instance.this.arn
    IntegrationType = "LEX_BOT"
    IntegrationArn  = each.value
  })
}
