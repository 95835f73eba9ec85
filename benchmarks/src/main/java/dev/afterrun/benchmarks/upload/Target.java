package dev.afterrun.benchmarks.upload;

import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import java.io.IOException;
import java.util.List;

/** One that takes files. */
interface Target {
    String name();

    /** What puts these payloads there; whatever is to be agreed on before has been. */
    List<Put> puts(List<Payload> payloads) throws IOException, InterruptedException;

    /** Takes back what was put, as far as it would still be written to the disk while others have their turn. */
    void settle(List<Payload> payloads) throws IOException;
}
