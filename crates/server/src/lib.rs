//! The portico binary: reads config, wires everything, CLI
