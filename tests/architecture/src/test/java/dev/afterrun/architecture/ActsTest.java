package dev.afterrun.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.afterrun.http.auditlog.Logged;
import dev.afterrun.http.auditlog.NotLogged;

/** Every endpoint that takes more than GET does says whether the audit log tells of it. */
@AnalyzeClasses(packages = Afterrun.ROOT, importOptions = Afterrun.class)
final class ActsTest {
    @ArchTest
    static final ArchRule everyEndpointThatMayChangeSomethingSaysWhetherItIsAnAct = methods()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.POST")
            .or()
            .areAnnotatedWith("jakarta.ws.rs.PUT")
            .or()
            .areAnnotatedWith("jakarta.ws.rs.PATCH")
            .or()
            .areAnnotatedWith("jakarta.ws.rs.DELETE")
            .should(new ArchCondition<>("declare '@Logged' or '@NotLogged'") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (method.isAnnotatedWith(Logged.class) == method.isAnnotatedWith(NotLogged.class)) {
                        events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " says not whether it is logged, or says both"));
                    }
                }
            });
}
