package dev.afterrun.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.contracts.event.Topics;
import dev.afterrun.contracts.job.JobStatus;
import dev.afterrun.launcher.stack.Service;
import dev.afterrun.system.CiClient.Accepted;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every reaction bears that facts come again, and that they come in the wrong order. */
@Tag("faults")
@ExtendWith(SharedDeployment.class)
class RedeliveryIT {
    private static final int RUNS = 20;
    private static final Duration IN_ORDER = Duration.ofMinutes(1);

    @Test
    void everyFactTwiceMoreAndInReverseOrderChangesNothing(Deployment deployment) throws Exception {
        // Given
        var workload = Workload.of("redelivered", RUNS, Seed.random());
        var client = deployment.ciClient();
        var outcome = new Outcome(deployment, client);
        var publishing = new Publishing(client);
        publishing.begin(workload.runs()).join();
        outcome.isWhole(workload, publishing.accepted());
        var queue = Queue.of(deployment.stack());
        var key = Queue.keyOf(workload.repository());
        var runs = queue.records(Topics.RUNS, key);
        var told = queue.records(Topics.STORAGE, key);
        var before = everything(deployment, workload, publishing.accepted());

        // When
        queue.sendInReverse(runs, 2);
        queue.sendInReverse(told, 2);
        Stillness.isReached(deployment.stack());

        // Then
        assertThat(everything(deployment, workload, publishing.accepted())).isEqualTo(before);
        assertThat(queue.records(Topics.STORAGE, key))
                .as("storage has nothing new to tell")
                .hasSize(told.size() * 3);
        outcome.isWhole(workload, publishing.accepted());
    }

    @Test
    void factsThatAreFirstHeardInReverseOrderComeToTheSame(Deployment deployment)
            throws IOException, ExecutionException, InterruptedException {
        // Given
        var workload = Workload.of("reversed", RUNS, Seed.random()).withoutFiles();
        var client = deployment.ciClient();
        var outcome = new Outcome(deployment, client);
        var publishing = new Publishing(client);
        var queue = Queue.of(deployment.stack());
        var key = Queue.keyOf(workload.repository());
        stop(deployment, Service.STORAGE);
        stop(deployment, Service.NOTIFIER);
        stop(deployment, Service.REAPER);

        // When
        publishing.begin(workload.runs()).join();
        reverse(queue, Topics.RUNS, key, Service.STORAGE);
        deployment.stack().service(Service.STORAGE).start();
        Stillness.isReached(deployment.stack(), Service.STORAGE);
        reverse(queue, Topics.STORAGE, key, Service.NOTIFIER, Service.REAPER);
        deployment.mend();

        // Then
        outcome.isWhole(workload, publishing.accepted());
    }

    private static void stop(Deployment deployment, Service service) throws IOException {
        deployment.stack().service(service).stop(IN_ORDER);
    }

    /** Who starts next hears the records in reverse order only. */
    private static void reverse(Queue queue, String topic, String key, Service... readers)
            throws ExecutionException, InterruptedException {
        var records = queue.records(topic, key);
        for (var reader : readers) {
            queue.skip(reader.word(), topic);
        }
        queue.sendInReverse(records, 1);
    }

    /** What anybody can see: jobs with their revisions, comments with the time of their last edit. */
    private static List<Object> everything(Deployment deployment, Workload workload, List<Accepted> accepted)
            throws IOException, InterruptedException {
        var seen = new ArrayList<Object>();
        for (var run : accepted) {
            var status = deployment.ciClient().status(run);
            seen.add(status.map(JobStatus::revision));
            seen.add(status);
        }
        for (var pullRequest : workload.pullRequests()) {
            seen.add(deployment.forge().comments(workload.repository(), pullRequest.number()));
        }
        return seen;
    }
}
