"""Matrix Synapse as its package ships it; all this adds is the way to `*.localhost`.

Arguments: those of `synapse_homeserver`.
"""

import loopback  # noqa: F401
from synapse.app.homeserver import main

main()
