"""Why something failed, in the words of the failure at the bottom of Temporal's chain of causes."""

from temporalio.exceptions import ApplicationError, FailureError


def reason_of(error: BaseException) -> str:
    """ "code: sentence" of an error of ours, else what there is; at most 300 characters."""
    while isinstance(error, FailureError) and error.cause is not None:
        error = error.cause
    if isinstance(error, ApplicationError) and error.type:
        return f"{error.type}: {error.message}"[:300]
    return (str(error) or type(error).__name__)[:300]
