package dev.afterrun.cli.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.afterrun.cli.failure.ExitCode;
import dev.afterrun.cli.failure.Failure;
import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The file in which a server on this machine writes its address and token: {@code {"url": …, "token": …}}. */
record EndpointFile(String url, Optional<String> token) {
    private static final String NAME = "endpoint";
    private static final Path DATA = Path.of(".afterrun");

    /** That of the data directory which the settings name, else the nearest going up from {@code directory}. */
    static Optional<Endpoint> find(Settings settings, Path directory) {
        var data = settings.find(Setting.DATA);
        if (data.isPresent()) {
            return Optional.of(read(named(directory, data.get())));
        }
        return Stream.iterate(directory, here -> here != null, Path::getParent)
                .map(here -> here.resolve(DATA).resolve(NAME))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(EndpointFile::read);
    }

    private static Path named(Path directory, Found data) {
        var file = directory.resolve(data.value()).resolve(NAME);
        if (!Files.isRegularFile(file)) {
            throw new Failure(
                    ExitCode.NONE_THERE,
                    data.origin() + " " + data.value(),
                    "it holds no file 'endpoint'",
                    "start the server there with 'afterrun up --data " + data.value() + "'");
        }
        return file;
    }

    private static Endpoint read(Path file) {
        try {
            var content = Json.MAPPER.readValue(file.toFile(), EndpointFile.class);
            var url = Endpoint.parse(new Found(String.valueOf(content.url()), file.toString()));
            var token = content.token().map(text -> Token.of(new Found(text, file.toString())));
            return new Endpoint(url, token, true, file.toString());
        } catch (JsonProcessingException e) {
            // What Jackson says might quote the token.
            throw Failure.usage(file.toString(), "it is not what 'afterrun up' writes", "start the server again");
        } catch (IOException e) {
            throw Failure.usage(file.toString(), "it cannot be read", "run as the user who started the server");
        }
    }
}
