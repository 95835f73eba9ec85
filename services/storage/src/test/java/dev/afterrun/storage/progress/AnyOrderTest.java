package dev.afterrun.storage.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.afterrun.storage.testing.CiJob;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is told, however often and in whatever order: what is known in the end is what a simple model says. */
@QuarkusTest
class AnyOrderTest {
    @Inject
    ProgressScene scene;

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEndIsThatOfTheModel(long seed) {
        // Given
        var random = new Random(seed);
        var model = new ProgressModel(scene, CiJob.fresh(), random);

        // When
        for (var event : model.shuffled()) {
            event.run();
            if (random.nextInt(3) == 0) {
                scene.work(model.run());
            }
        }
        scene.work(model.run());

        // Then
        assertThat(scene.lastTold(model.run())).as("seed " + seed).isEqualTo(model.expected());
        assertThat(scene.seals(model.run()).getLast()).as("seed " + seed).isEqualTo(model.seal());
    }
}
