output "instance_arn" {
  description = "ARN of the instance."
  value       = aws_connect_instance.this.arn
}

output "flow_arns" {
  description = "ARNs of flows and modules: flow:inbound, module:authentication."
  value       = module.flows.arns
}

output "phone_numbers" {
  description = "Telephone numbers, by their names."
  value       = { for symbol, number in aws_connect_phone_number.this : symbol => number.phone_number }
}
