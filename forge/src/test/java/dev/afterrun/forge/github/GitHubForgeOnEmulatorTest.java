package dev.afterrun.forge.github;

import dev.afterrun.forge.ForgeContract;
import dev.afterrun.forge.ForgeStage;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The adapter against an emulator of GitHub that keeps state; {@code peers.sh} starts it. */
@Tag("peers")
class GitHubForgeOnEmulatorTest implements ForgeContract {
    private EmulatorStage stage;

    @BeforeEach
    void start() throws IOException {
        stage = new EmulatorStage(
                URI.create(System.getProperty("peers.emulate")), URI.create(System.getProperty("peers.prism")));
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    @Override
    public ForgeStage stage() {
        return stage;
    }
}
