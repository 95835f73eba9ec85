package dev.afterrun.storage.persisted.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.github.luben.zstd.Zstd;
import dev.afterrun.contracts.Conclusion;
import dev.afterrun.contracts.persisted.Generation;
import dev.afterrun.contracts.persisted.SetState;
import dev.afterrun.storage.testing.CiJob;
import dev.afterrun.storage.testing.Storage;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Words that no command line of ours says. */
@QuarkusTest
class HostileSetsTest {
    @Inject
    SetScene scene;

    @Inject
    Storage storage;

    private final CiJob main = SetScene.onMain();

    @Test
    void whatIsLeftOutOfADescriptionMakesTheSetDamaged() {
        // When
        var saved = saved("""
                {"base": "home", "entries": [{"kind": "symbolic-link", "path": "a", "modified": "2026-11-20T12:00:00Z"}]}
                """);

        // Then
        assertThat(saved.state()).isEqualTo(SetState.DAMAGED);
    }

    @Test
    void fileThatIsNotItsOnlyChunkMakesTheSetDamaged() {
        // When
        var saved = saved("""
                {"base": "home", "entries": [{"kind": "file", "path": "a", "mode": "644",
                 "modified": "2026-11-20T12:00:00Z", "size": 0, "sha256": "%s", "pieces": []}]}
                """.formatted("0".repeat(64)));

        // Then
        assertThat(saved.state()).isEqualTo(SetState.DAMAGED);
        assertThat(saved.why()).hasValueSatisfying(why -> assertThat(why).contains("'a' has another SHA-256"));
    }

    @Test
    void damageIsToldInWordsThatTheDatabaseTakes() {
        // When
        var saved = saved("{\"base\": \"ho\\u0000me\", \"entries\": []}");

        // Then
        assertThat(saved.state()).isEqualTo(SetState.DAMAGED);
        assertThat(saved.why()).hasValueSatisfying(why -> assertThat(why).contains("ho?me"));
    }

    @Test
    void noJobStartedBeforeThereWereComputers() {
        // Given
        var set = scene.set("one");
        scene.send(main, set);

        // When
        var answer = scene.register(main, scene.request(main, set, Duration.ofDays(-365_000)));

        // Then
        answer.then().statusCode(422).body("errors[0].pointer", equalTo("/job/startedAt"));
    }

    @Test
    void aReasonHasNoNul() {
        // When
        var answer = scene.invalidate(main, Map.of("all", true, "reason", "a\0b"));

        // Then
        answer.then().statusCode(422).body("errors[0].pointer", equalTo("/reason"));
    }

    @Test
    void aRunThatIsAskedForHasNoNul() {
        // Given
        scene.save(main, scene.set("one"), Duration.ZERO);

        // When
        var answer = scene.list(main, "run", "a\0b");

        // Then
        answer.then().statusCode(422);
    }

    private Generation saved(String tree) {
        var json = """
                {"version": 1, "system": {"os": "linux", "architecture": "amd64"},
                 "sizes": {"least": 16384, "average": 65536, "most": 262144}, "trees": [%s]}
                """.formatted(tree).getBytes(StandardCharsets.UTF_8);
        var saved = scene.save(main, new TestSet(Zstd.compress(json), List.of()), Duration.ZERO);
        scene.ends(main, Conclusion.SUCCESS);
        storage.work();
        return scene.show(main, saved);
    }
}
