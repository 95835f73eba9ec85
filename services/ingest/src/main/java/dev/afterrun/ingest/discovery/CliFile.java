package dev.afterrun.ingest.discovery;

import dev.afterrun.contracts.Digest;
import java.nio.file.Path;

/** One file of the CLI. {@code size} is in bytes. */
public record CliFile(Path path, long size, Digest sha256) {}
