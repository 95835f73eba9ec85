package dev.afterrun.storage.progress;

import dev.afterrun.duework.Forgetful;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets what accounts of the forge were asked long ago. */
@ApplicationScoped
class ForgetQuestions implements Forgetful {
    private final Questions questions;

    ForgetQuestions(Questions questions) {
        this.questions = questions;
    }

    @Override
    public String kind() {
        return "forget-questions";
    }

    @Override
    public int forget(int most) {
        return questions.forget(most);
    }
}
