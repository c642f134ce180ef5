package dev.corten.compiler.check;

import dev.corten.compiler.model.StatusModel;
import dev.corten.compiler.report.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/** What must be right about the status of an exception class. */
public final class StatusCheck {
    private static final int MIN_ERROR = 400;
    private static final int MAX_STATUS = 599;

    private StatusCheck() {}

    /** Everything that is wrong with {@code status}. */
    public static List<Diagnostic> check(StatusModel status) {
        var found = new ArrayList<Diagnostic>();
        if (status.status() < MIN_ERROR || status.status() > MAX_STATUS) {
            found.add(Diagnostic.error(
                    "route-bad-status",
                    "the status " + status.status() + " of " + status.type() + " is not that of an error",
                    status.place(),
                    "errors have 400 to 499 where the client is wrong, 500 to 599 where the service is"));
        }
        StatusModel.Other other = status.other();
        if (other != null) {
            found.add(
                    Diagnostic.error(
                            "exception-other-status",
                            status.type() + " has the status " + status.status() + ", but extends " + other.type()
                                    + ", which has " + other.status(),
                            status.place(),
                            "a method that declares " + other.type() + " answers " + other.status() + ": make "
                                    + other.type()
                                    + " sealed, so that it stands for its\nsubclasses with their statuses, or extend something else"));
        }
        return found;
    }
}
