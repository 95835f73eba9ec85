package dev.afterrun.forge.local;

import dev.afterrun.forge.ForgeContract;
import dev.afterrun.forge.ForgeStage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalForgeTest implements ForgeContract {
    @TempDir
    private Path directory;

    private LocalStage stage;

    @BeforeEach
    void start() throws IOException {
        stage = new LocalStage(directory);
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
