"""What workers on other machines do in tests; whoever imports it imports nothing else of the tests."""

import os
import signal
import time


def twice(number):
    return 2 * number


def where(_):
    return os.getpid()


def slow(number):
    time.sleep(0.001)
    return number


def fails(number):
    if number == 300:
        raise ValueError(f"{number} is not to be had")
    return number


def dies_elsewhere(given):
    here, number = given
    if number == 100 and os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return number
