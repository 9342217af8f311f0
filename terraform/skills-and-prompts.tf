# The provider has no resources for these; Cloud Control has, with the properties of CloudFormation.

resource "aws_cloudcontrolapi_resource" "skill" {
  for_each = var.skills

  type_name = "AWS::Connect::PredefinedAttribute"
  desired_state = jsonencode({
    InstanceArn = aws_connect_instance.this.arn
    Name        = each.key
    Values      = { StringList = each.value }
  })
}

resource "aws_cloudcontrolapi_resource" "prompt" {
  for_each = var.prompts

  type_name = "AWS::Connect::Prompt"
  desired_state = jsonencode({
    InstanceArn = aws_connect_instance.this.arn
    Name        = each.key
    S3Uri       = "s3://${var.recordings_bucket}/${each.value}"
  })
}
