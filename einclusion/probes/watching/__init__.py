"""What the probes of media, motion and sensors share: pressing controls, listening to files, a clock that runs fast."""
