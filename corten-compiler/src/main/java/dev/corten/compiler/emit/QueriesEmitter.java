package dev.corten.compiler.emit;

import static dev.corten.compiler.emit.JavaFile.literal;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.ResultShape;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the class that runs the queries of an interface. */
public final class QueriesEmitter {
    private final QueriesModel type;
    private final JavaFile file;
    private final ReaderEmitter readers;
    private final MemberNames constants = new MemberNames(List.of());

    private QueriesEmitter(QueriesModel type) {
        this.type = type;
        this.file = new JavaFile(type.name().generated("Sql"), type.name());
        this.readers = new ReaderEmitter(
                file,
                type,
                new MemberNames(type.queries().stream().map(QueryModel::name).toList()));
    }

    /** The class for {@code type}, whose queries are all right. */
    public static JavaFile emit(QueriesModel type, List<CheckedQuery> queries) {
        return new QueriesEmitter(type).emit(queries);
    }

    private JavaFile emit(List<CheckedQuery> queries) {
        String self = file.name().nested();
        String db = file.type("dev.corten.sql.Db");
        var statements = new ArrayList<String>();
        var methods = new ArrayList<String>();
        for (CheckedQuery query : queries) {
            String constant =
                    constants.unique(Names.upperSnakeCase(query.method().name()));
            statements.add(statement(constant, query));
            methods.add(method(constant, query));
        }
        var members = new ArrayList<String>(statements);
        members.add("    private final " + db + " db;\n");
        members.add("""
                    /** Runs the queries on {@code db}. */
                    public %s(%s db) {
                        this.db = db;
                    }
                """.formatted(self, db));
        members.addAll(methods);
        members.addAll(readers.methods());
        return file.body("public final class %s implements %s {\n%s}"
                .formatted(self, file.type(type.name().qualified()), String.join("\n", members)));
    }

    private String statement(String constant, CheckedQuery query) {
        String statement = file.type("dev.corten.sql.Statement");
        String name = literal(type.name().simple() + "." + query.method().name());
        String sql = query.jdbc();
        String start = "private static final %s %s = ".formatted(statement, constant);
        var made =
                new Code.Call("new " + statement + "(", List.of(new Code.Text(name), new Code.Text(literal(sql))), ")");
        String lines = Code.statement(4, start, made);
        return lines.lines().count() > 2 || sql.contains("\n")
                ? "    %snew %s(%s, %s);\n".formatted(start, statement, name, TextBlock.of(12, sql))
                : "    " + lines + "\n";
    }

    private String method(String constant, CheckedQuery query) {
        QueryModel method = query.method();
        List<String> names =
                method.parameters().stream().map(QueryModel.Parameter::name).toList();
        var variables = new MemberNames(names);
        String call = variables.unique("call");
        String database = names.contains("db") ? "this.db" : "db";
        List<String> parameters = method.parameters().stream()
                .map(p -> declared(p.type()) + " " + p.name())
                .toList();
        String head = Code.call(4, "public " + declared(method.result()) + " " + method.name(), parameters, " {");
        var body = new StringBuilder();
        List<String> places = query.sql().places();
        for (int i = 0; i < places.size(); i++) {
            body.append("            ")
                    .append(bind(call, i + 1, places.get(i), query))
                    .append('\n');
        }
        return """
                    @Override
                    %s
                        try (%s %s = %s.call(%s)) {
                %s            %s
                        }
                    }
                """.formatted(
                        head,
                        file.type("dev.corten.sql.Call"),
                        call,
                        database,
                        constant,
                        body,
                        run(call, variables.unique("row"), query));
    }

    private String bind(String call, int number, String name, CheckedQuery query) {
        TypeRef java = query.method().parameter(name).orElseThrow().type();
        PgType postgres = query.type(name);
        if (SqlType.base(postgres).kind() == PgType.Kind.ENUM) {
            return "%s.label(%d, %s);".formatted(call, number, readers.label(name, java));
        }
        SqlType bound = SqlType.binding(java, postgres).orElseThrow();
        return "%s.%s(%d, %s);".formatted(call, bound.method(), number, readers.argument(name, java, bound));
    }

    private String run(String call, String row, CheckedQuery query) {
        ResultShape shape =
                ResultShape.of(query.method().result(), !query.columns().isEmpty());
        if (shape.kind() == ResultShape.Kind.NOTHING) {
            return call + ".update();";
        }
        if (shape.kind() == ResultShape.Kind.COUNT) {
            return query.method().result().is("int")
                    ? "return Math.toIntExact(%s.update());".formatted(call)
                    : "return %s.update();".formatted(call);
        }
        String run =
                switch (shape.kind()) {
                    case OPTIONAL -> "optional";
                    case LIST -> "list";
                    default -> "one";
                };
        return "return %s.%s(%s);".formatted(call, run, readers.row(shape.row(), query.columns(), row));
    }

    /** {@code type} with the marks of its nullness. */
    private String declared(TypeRef type) {
        String arguments = type.arguments().isEmpty()
                ? ""
                : type.arguments().stream().map(this::declared).collect(Collectors.joining(", ", "<", ">"));
        String plain = file.type(new TypeRef(type.name(), List.of(), false));
        if (!type.nullable() || type.primitive()) {
            return plain + arguments;
        }
        String mark = "@" + file.type("org.jspecify.annotations.Nullable") + " ";
        return plain.endsWith("[]")
                ? plain.substring(0, plain.length() - 2) + " " + mark + "[]"
                : mark + plain + arguments;
    }
}
