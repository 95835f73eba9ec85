package dev.afterrun.contracts.event;

/** What ingest tells about runs, on {@code afterrun.runs}. Keyed by repository and commit. */
public sealed interface RunFact permits RunStarted, JobFinished, RunFinished, UnknownRunFact {}
