"""Programs that a scenario starts as processes of their own, so that nothing that it holds weighs on what is measured."""
