package dev.afterrun.cli.notify.store.swift;

import dev.afterrun.cli.server.Answer;
import dev.afterrun.cli.server.Call;
import dev.afterrun.cli.server.Http;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Requests to an account of Swift, logged in; again where the token's time was over. */
final class SwiftClient {
    private static final int UNAUTHORIZED = 401;

    private final Http http;
    private final Login login;
    private final AtomicReference<@Nullable Account> known = new AtomicReference<>();

    SwiftClient(Http http, Login login) {
        this.http = http;
        this.login = login;
    }

    /** What is answered to the call that {@code request} makes for an account. */
    Answer send(Function<Account, Call> request) {
        var account = account();
        var answer = http.send(() -> as(account, request));
        if (answer.status() != UNAUTHORIZED) {
            return answer;
        }
        known.compareAndSet(account, null);
        var renewed = account();
        return http.send(() -> as(renewed, request));
    }

    /** Two threads may both log in; either's token serves. */
    Account account() {
        var account = known.get();
        if (account == null) {
            account = login.login();
            known.set(account);
        }
        return account;
    }

    private static Call as(Account account, Function<Account, Call> request) {
        var call = request.apply(account);
        call.request().setHeader("X-Auth-Token", account.token());
        return call;
    }
}
