package dev.afterrun.benchmarks.expiry;

import dev.afterrun.benchmarks.Bench;
import dev.afterrun.benchmarks.deployment.Cli;
import dev.afterrun.benchmarks.deployment.Deployment;
import dev.afterrun.benchmarks.load.Load;
import dev.afterrun.benchmarks.process.Family;
import dev.afterrun.benchmarks.process.PeakMemory;
import dev.afterrun.launcher.stack.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole Afterrun with so many files, none of which is due yet; what has gone goes without a grace period. */
final class Ground implements AutoCloseable {
    private static final String READ = "read.bin";
    private static final int READ_BYTES = 4_096;
    private static final int CONNECTIONS = 8;
    private static final long PAUSE_MILLIS = 20;
    private static final int MILLIS_BETWEEN = 200;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Deployment deployment;
    private final ObjectFiles objects;
    private final DueRows rows;
    private Due last;

    private Ground(Deployment deployment, ObjectFiles objects, DueRows rows) {
        this.deployment = deployment;
        this.objects = objects;
        this.rows = rows;
        this.last = new Due(0, 1);
    }

    /** Starts one and fills it with rows; of all that is there, one file has been published and is for readers. */
    static Ground filled(Bench bench, String name, int files) throws IOException, InterruptedException, SQLException {
        bench.progress().accept("starting Afterrun and filling it with %,d files".formatted(files));
        var deployment = Deployment.start(
                bench, name, settings -> settings.with(Service.STORAGE, "AFTERRUN_RETENTION_GRACE", "PT0S"));
        var directory = bench.data().directory("published");
        Files.write(directory.resolve(READ), new byte[READ_BYTES]);
        new Cli(bench, deployment, directory)
                .run("publish", "--repo=octo/hello", "--commit=" + "0123456789".repeat(4), "--run=1", "--wait", READ);
        var rows = bench.started().add(DueRows.of(deployment.stack().database()));
        rows.fill(files / Numbered.FILES);
        var blobs = bench.data().root().resolve(name).resolve("blobs").resolve("objects");
        return new Ground(deployment, new ObjectFiles(blobs), rows);
    }

    /** The next so many files, whose objects are there now. */
    Due next(int files) throws IOException {
        last = last.next(files / Numbered.FILES);
        objects.make(last);
        return last;
    }

    /** Lets them end; how many seconds it took until the last copy and object were gone. */
    double end(Due due) throws IOException, InterruptedException, SQLException {
        // What makes them due is no part of it, as it is none of the floor's.
        rows.end(due);
        var begun = System.nanoTime();
        rows.propose(due);
        double seconds;
        do {
            Thread.sleep(MILLIS_BETWEEN);
            seconds = (System.nanoTime() - begun) / 1e9;
            if (seconds > PATIENCE.toSeconds()) {
                throw new IOException("not everything has gone after " + PATIENCE.toMinutes() + " minutes");
            }
            // Where no job has files and no disposal is due, all has gone; that it has is looked up, which takes its
            // time, too.
        } while (rows.jobIsLeft(due) || rows.disposalIsDue());
        var copies = rows.copiesLeft(due);
        var left = objects.left(due);
        if (copies > 0 || left > 0) {
            throw new IOException(copies + " copies and " + left + " objects are left that nobody disposes of");
        }
        return seconds;
    }

    /** Bare statements on the same tables. */
    Floor floor() {
        return new Floor(rows.storage(), objects);
    }

    /** Readers of one small file, who are far from using up the machine. */
    Load readers(Duration turn) {
        var port = deployment.storage().getPort();
        var head = "GET /octo/hello/" + "0123456789".repeat(4) + "/" + READ + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\n\r\n";
        return new Load(port, head, "", CONNECTIONS, turn.toMillis(), 0).withPause(PAUSE_MILLIS);
    }

    PeakMemory memory(Service service) {
        return new PeakMemory(deployment.stack().service(service).process().orElseThrow());
    }

    /** What each part has used of the processors since it started, by its name. */
    Map<String, Duration> processorTimes() throws IOException {
        var times = new LinkedHashMap<String, Duration>();
        for (var part : deployment.processes()) {
            var process = part.process().orElseThrow(() -> new IOException(part.name() + " has ended"));
            times.put(part.name(), Family.of(process).processorTime());
        }
        return times;
    }

    @Override
    public void close() throws SQLException, IOException {
        rows.close();
        deployment.close();
    }
}
