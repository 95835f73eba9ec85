package dev.afterrun.cli.server;

/** What a request brings along to prove who sends it. */
public sealed interface Proof permits Token, NoToken {}
