package dev.afterrun.http.auditlog;

import dev.afterrun.contracts.auditlog.Act;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of an endpoint whose requests are acts, each a row of the audit log in the transaction that carries it out. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Logged {
    /** Which ones: one of these for a request that changes something. */
    Act[] value();
}
