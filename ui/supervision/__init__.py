"""What supervisors look at: results to validate, what stands open where, and how a period was answered."""
