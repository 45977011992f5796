"""Laws as gesetze-im-internet.de publishes them (gii-norm.dtd 1.01), read into values."""
