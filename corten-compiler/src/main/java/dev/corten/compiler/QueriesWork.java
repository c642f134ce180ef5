package dev.corten.compiler;

import dev.corten.compiler.check.AskedMethod;
import dev.corten.compiler.check.AskedQuery;
import dev.corten.compiler.check.QueriesCheck;
import dev.corten.compiler.database.Answer;
import dev.corten.compiler.database.Answers;
import dev.corten.compiler.database.QueryName;
import dev.corten.compiler.database.UnavailableException;
import dev.corten.compiler.database.UnpreparedException;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.emit.CheckedMethod;
import dev.corten.compiler.emit.CheckedQuery;
import dev.corten.compiler.emit.JavaFile;
import dev.corten.compiler.emit.QueriesEmitter;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import dev.corten.compiler.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is done with an interface once it is read: its queries are asked of the database, checked, and get their code.
 * Nothing here touches javac, so that it can go on beside the reading of the next interface. One thread at a time.
 */
final class QueriesWork {
    private final Answers answers;
    private final Dialect dialect;
    private final Lint lint;
    private @Nullable Place firstStale;
    private boolean unavailable;

    QueriesWork(Answers answers, Dialect dialect, Lint lint) {
        this.answers = answers;
        this.dialect = dialect;
        this.lint = lint;
    }

    /**
     * What came of an interface.
     *
     * @param type the interface
     * @param methods its methods, without what only the compiler asks
     * @param diagnostics what there is to say, in its order
     * @param file the code; {@code null} if something is wrong
     */
    record Outcome(
            QueriesModel type,
            List<AskedMethod> methods,
            List<Diagnostic> diagnostics,
            @Nullable JavaFile file) {}

    Answers answers() {
        return answers;
    }

    /** The query with the first answer among the sources that does not hold any more. */
    @Nullable
    Place firstStale() {
        return firstStale;
    }

    Outcome process(QueriesModel type) {
        var diagnostics = new ArrayList<Diagnostic>();
        List<AskedMethod> methods = type.queries().stream()
                .map(method -> AskedMethod.of(method, type, dialect).asked(query -> ask(type, query, diagnostics)))
                .toList();
        List<AskedMethod> run = methods.stream()
                .filter(method -> method.method().kind() != QueryModel.Kind.PROBE)
                .toList();
        var mistakes = new ArrayList<>(type.refusals());
        mistakes.addAll(new QueriesCheck(type, answers.migrations()).check(methods));
        diagnostics.addAll(mistakes);
        if (!mistakes.isEmpty() || !methods.stream().allMatch(AskedMethod::accepted)) {
            return new Outcome(type, run, diagnostics, null);
        }
        diagnostics.addAll(lint.queries(methods));
        JavaFile file =
                QueriesEmitter.emit(type, run.stream().map(QueriesWork::right).toList());
        return new Outcome(type, run, diagnostics, file);
    }

    private AskedQuery ask(QueriesModel type, AskedQuery query, List<Diagnostic> diagnostics) {
        if (!query.askable() || unavailable) {
            return query;
        }
        try {
            var name = new QueryName(type.name().qualified(), query.method().name());
            AskedQuery answered =
                    query.answered(answers.describe(name, query.sql().positional(), query.hints(type)));
            if (firstStale == null && !answers.stale().isEmpty()) {
                firstStale = query.method().place();
            }
            return answered;
        } catch (UnpreparedException unprepared) {
            diagnostics.add(Diagnostic.error(
                    "sql-offline",
                    String.valueOf(unprepared.getMessage()),
                    query.method().place(),
                    UnavailableException.OFFLINE_HELP));
            return query;
        } catch (UnavailableException failure) {
            // The same for all queries of the module: said once.
            unavailable = true;
            diagnostics.add(
                    Diagnostic.error(failure.id(), String.valueOf(failure.getMessage()), type.place(), failure.help()));
            return query;
        }
    }

    private static CheckedMethod right(AskedMethod method) {
        return new CheckedMethod(
                method.variants(),
                method.queries().stream().map(QueriesWork::right).toList());
    }

    private static CheckedQuery right(AskedQuery query) {
        Answer answer = Objects.requireNonNull(query.answer());
        return new CheckedQuery(
                query.method(), query.sql(), answer.hinted(), (Description.Accepted) answer.description());
    }
}
