package dev.afterrun.cli.token;

import dev.afterrun.cli.repository.AtServer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Json;
import dev.afterrun.contracts.token.MakeUploadToken;
import dev.afterrun.contracts.token.UploadTokenList;
import dev.afterrun.contracts.token.UploadTokenMade;
import dev.afterrun.contracts.token.UploadTokenShown;

/** The tokens of one repository, as its server keeps them. */
record TokensOfRepository(AtServer repository) {
    private static final String AT = "/upload-tokens";

    UploadTokenList list() {
        var call = Call.of("listing the tokens of " + repository.repository(), repository.at(AT), Call.SHORT);
        return repository.server().read(call, UploadTokenList.class);
    }

    UploadTokenMade make(MakeUploadToken request) {
        var call = Call.of("making a token", repository.at(AT), Call.SHORT)
                .posting("application/json", Json.write(request));
        return repository.server().read(call, UploadTokenMade.class);
    }

    UploadTokenShown revoke(long id) {
        var call = Call.of("revoking token " + id, repository.at(AT + "/" + id), Call.SHORT);
        call.request().DELETE();
        return repository.server().read(call, UploadTokenShown.class);
    }
}
