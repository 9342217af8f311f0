data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

# Before the instance, which else makes a group that keeps logs for ever.
resource "aws_cloudwatch_log_group" "flows" {
  name              = "/aws/connect/${var.alias}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

resource "aws_connect_instance" "this" {
  instance_alias                   = var.alias
  identity_management_type         = var.identity_management
  inbound_calls_enabled            = true
  outbound_calls_enabled           = true
  contact_flow_logs_enabled        = true
  contact_lens_enabled             = true
  auto_resolve_best_voices_enabled = true
  multi_party_conference_enabled   = true

  depends_on = [aws_cloudwatch_log_group.flows]
}

resource "aws_connect_hours_of_operation" "this" {
  for_each = var.hours

  instance_id = aws_connect_instance.this.id
  name        = each.value.name
  description = each.value.description
  time_zone   = each.value.time_zone

  dynamic "config" {
    for_each = each.value.open

    content {
      day = config.value.day

      start_time {
        hours   = config.value.start.hours
        minutes = config.value.start.minutes
      }

      end_time {
        hours   = config.value.end.hours
        minutes = config.value.end.minutes
      }
    }
  }
}

resource "aws_connect_phone_number" "this" {
  for_each = var.phone_numbers

  target_arn   = aws_connect_instance.this.arn
  country_code = each.value.country
  type         = each.value.type
  description  = each.value.description
}

resource "aws_connect_queue" "this" {
  for_each = var.queues

  instance_id           = aws_connect_instance.this.id
  name                  = each.value.name
  description           = each.value.description
  hours_of_operation_id = aws_connect_hours_of_operation.this[each.value.hours].hours_of_operation_id
  max_contacts          = each.value.maximum_contacts
  tags                  = { queue = each.value.id }

  dynamic "outbound_caller_config" {
    for_each = each.value.caller_id != null || each.value.caller_id_name != null ? [each.value] : []

    content {
      outbound_caller_id_number_id = try(aws_connect_phone_number.this[outbound_caller_config.value.caller_id].id, null)
      outbound_caller_id_name      = outbound_caller_config.value.caller_id_name
    }
  }

  # Flows and quick connects need queues, so queues cannot need them. They are set afterwards: see commands.tf.
  lifecycle {
    ignore_changes = [quick_connect_ids, outbound_caller_config[0].outbound_flow_id]
  }
}

resource "aws_connect_routing_profile" "this" {
  for_each = var.routing_profiles

  instance_id               = aws_connect_instance.this.id
  name                      = each.key
  description               = each.value.description
  default_outbound_queue_id = aws_connect_queue.this[each.value.outbound_queue].queue_id

  dynamic "media_concurrencies" {
    for_each = each.value.concurrency

    content {
      channel     = media_concurrencies.key
      concurrency = media_concurrencies.value
    }
  }

  dynamic "queue_configs" {
    for_each = each.value.queues

    content {
      queue_id = aws_connect_queue.this[queue_configs.value.queue].queue_id
      channel  = queue_configs.value.channel
      priority = queue_configs.value.priority
      delay    = queue_configs.value.delay_seconds
    }
  }
}

resource "aws_connect_user_hierarchy_structure" "this" {
  count = length(var.teams) > 0 ? 1 : 0

  instance_id = aws_connect_instance.this.id

  hierarchy_structure {
    level_one {
      name = "Agent group"
    }
  }
}

resource "aws_connect_user_hierarchy_group" "this" {
  for_each = var.teams

  instance_id = aws_connect_instance.this.id
  name        = each.value

  depends_on = [aws_connect_user_hierarchy_structure.this]
}

resource "aws_connect_security_profile" "this" {
  for_each = var.security_profiles

  instance_id = aws_connect_instance.this.id
  name        = each.key
  description = each.value.description
  permissions = each.value.permissions
}
