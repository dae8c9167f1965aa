"""Engines run as child processes or in process: started, watched and stopped by `runtime.supervise`."""
