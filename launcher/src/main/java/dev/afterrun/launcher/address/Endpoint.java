package dev.afterrun.launcher.address;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.afterrun.launcher.directory.DataDirectory;
import dev.afterrun.launcher.directory.OwnerOnly;
import java.io.IOException;
import java.net.URI;

/**
 * What the CLI needs to reach this installation. It finds it in {@code .afterrun/endpoint} of the directory that it
 * runs in or of one above.
 *
 * @param url the one configured address
 */
public record Endpoint(URI url, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes it, readable by the owner alone. */
    public void writeTo(DataDirectory data) throws IOException {
        var json =
                JsonNodeFactory.instance.objectNode().put("url", url.toString()).put("token", token);
        OwnerOnly.write(data.file("endpoint"), JSON.writeValueAsString(json) + "\n");
    }

    @Override
    public String toString() {
        return "Endpoint[" + url + ", token hidden]";
    }
}
