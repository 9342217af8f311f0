terraform {
  required_version = ">= 1.11"

  # Which bucket is said at "terraform init -backend-config=...".
  backend "s3" {}

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

provider "aws" {
  region = var.region

  default_tags {
    tags = { environment = var.environment }
  }
}
