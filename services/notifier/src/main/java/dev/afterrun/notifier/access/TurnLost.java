package dev.afterrun.notifier.access;

import java.io.IOException;

/** Somebody else has the turn: this writer was away for too long, and what it knows may be old. */
public final class TurnLost extends IOException {
    TurnLost(String what) {
        super("another has the turn to write " + what);
    }
}
