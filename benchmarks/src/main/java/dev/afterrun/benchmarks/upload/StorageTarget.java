package dev.afterrun.benchmarks.upload;

import dev.afterrun.benchmarks.deployment.StoragePuts;
import dev.afterrun.benchmarks.report.Samples;
import dev.afterrun.benchmarks.transfer.Payload;
import dev.afterrun.benchmarks.transfer.Put;
import java.io.IOException;
import java.util.List;

/** Storage, which hashes what comes and keeps it when it is what was announced. */
record StorageTarget(StoragePuts storage) implements Target {
    @Override
    public String name() {
        return Samples.OURS;
    }

    @Override
    public List<Put> puts(List<Payload> payloads) throws IOException, InterruptedException {
        return storage.of(payloads);
    }

    @Override
    public void settle(List<Payload> payloads) {
        // On the disk before it was answered.
    }
}
