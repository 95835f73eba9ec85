package dev.afterrun.system;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.RepositoryName;
import dev.afterrun.forge.local.CommentJson;
import dev.afterrun.forge.local.LocalForge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** The forge as its users see it, without the proxy in between. */
record ForgeView(URI forge, HttpClient http) {
    ForgeView(URI forge) {
        this(forge, HttpClient.newHttpClient());
    }

    /** Every comment of the pull request, of all pages; none where it is unknown. */
    List<CommentJson> comments(RepositoryName repository, int number) throws IOException, InterruptedException {
        var all = new ArrayList<CommentJson>();
        for (var page = 1; ; page++) {
            var shown = page(repository, number, page);
            all.addAll(shown);
            if (shown.size() < LocalForge.PAGE) {
                return all;
            }
        }
    }

    private List<CommentJson> page(RepositoryName repository, int number, int page)
            throws IOException, InterruptedException {
        var address = forge + "/v1/repos/" + repository + "/pulls/" + number + "/comments?page=" + page;
        var answer = http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
        return answer.statusCode() == 200
                ? Json.MAPPER.readValue(answer.body(), new TypeReference<List<CommentJson>>() {})
                : List.of();
    }
}
