package dev.corten.compiler.emit;

import static dev.corten.compiler.emit.JavaFile.literal;

import dev.corten.compiler.describe.PgType;
import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.model.ResultShape;
import dev.corten.compiler.model.TypeRef;
import dev.corten.compiler.sql.ColumnType;
import dev.corten.compiler.sql.RowMapping;
import dev.corten.compiler.sql.Structure;
import dev.corten.compiler.sql.Template;
import dev.corten.compiler.sql.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the class that runs the queries of an interface. */
public final class QueriesEmitter {
    private final QueriesModel type;
    private final JavaFile file;
    private final ReaderEmitter readers;
    private final WriterEmitter writers;
    private final VariantsEmitter variants;
    private final PrivateMembers methods;
    private final MemberNames constants = new MemberNames(List.of());
    private final PrivateMembers functions = new PrivateMembers(constants);

    private QueriesEmitter(QueriesModel type) {
        this.type = type;
        this.file = new JavaFile(type.name().generated("Sql"), type.name());
        var methods = new PrivateMembers(
                new MemberNames(type.queries().stream().map(QueryModel::name).toList()));
        this.readers = new ReaderEmitter(file, type, methods, functions);
        this.writers = new WriterEmitter(file, type, methods);
        this.variants = new VariantsEmitter(file, methods);
        this.methods = methods;
    }

    /** The class for {@code type}, whose queries are all right. */
    public static JavaFile emit(QueriesModel type, List<CheckedMethod> queries) {
        return new QueriesEmitter(type).emit(queries);
    }

    private JavaFile emit(List<CheckedMethod> queries) {
        String self = file.name().nested();
        String db = file.type("dev.corten.sql.Db");
        var statements = new ArrayList<String>();
        var overrides = new ArrayList<String>();
        for (CheckedMethod query : queries) {
            String constant =
                    constants.unique(Names.upperSnakeCase(query.method().name()));
            statements.add(query.varies() ? statements(constant, query) : statement(constant, query.first()));
            overrides.add(method(constant, query));
        }
        var members = new ArrayList<String>(statements);
        members.addAll(functions.all());
        members.add("    private final " + db + " db;\n");
        members.add("""
                    /** Runs the queries on {@code db}. */
                    public %s(%s db) {
                        this.db = db;
                    }
                """.formatted(self, db));
        members.addAll(overrides);
        members.addAll(methods.all());
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

    /** All statements of a method that varies, each below the words that say when it runs. */
    private String statements(String constant, CheckedMethod method) {
        String statement = file.type("dev.corten.sql.Statement");
        String name = literal(type.name().simple() + "." + method.method().name());
        var elements = new StringBuilder();
        for (int i = 0; i < method.statements().size(); i++) {
            elements.append("        // %s\n        new %s(%s, %s),\n"
                    .formatted(
                            method.variants().describe(i),
                            statement,
                            name,
                            TextBlock.of(16, method.statements().get(i).jdbc())));
        }
        return "    private static final %s[] %s = {\n%s    };\n".formatted(statement, constant, elements);
    }

    private String method(String constant, CheckedMethod query) {
        QueryModel method = query.method();
        List<String> parameterNames =
                method.parameters().stream().map(QueryModel.Parameter::name).toList();
        var names = new MemberNames(parameterNames);
        Variables variables = Variables.in(names);
        String database = parameterNames.contains("db") ? "this.db" : "db";
        List<String> parameters = method.parameters().stream()
                .map(p -> declared(p.type()) + " " + p.name())
                .toList();
        String head = Code.call(4, "public " + declared(method.result()) + " " + method.name(), parameters, " {");
        String before = "";
        String statement = constant;
        String bindings;
        if (query.varies()) {
            List<String> terms = variants.terms(query.variants());
            String index = terms.size() == 1 ? Code.unwrapped(terms.getFirst()) : names.unique("variant");
            before = terms.size() == 1 ? "" : "        " + Code.sum(8, "int " + index + " = ", terms) + "\n";
            statement = constant + "[" + index + "]";
            bindings = bindings(variables, names, query);
        } else {
            bindings = bindings(variables, query.first());
        }
        return """
                    @Override
                    %s
                %s        try (%s %s = %s.call(%s)) {
                %s            %s
                        }
                    }
                """.formatted(
                        head,
                        nullChecks(query, query.varies() ? constant + "[0]" : constant) + before,
                        file.type("dev.corten.sql.Call"),
                        variables.call(),
                        database,
                        statement,
                        bindings,
                        run(variables, query.first()));
    }

    /** A null that the checks of {@code statement} did not reckon with never reaches the database. */
    private String nullChecks(CheckedMethod query, String statement) {
        QueryModel method = query.method();
        Variants variants = query.variants();
        Stream<QueryModel.Parameter> components = variants.template().segments().stream()
                .filter(Template.Plain.class::isInstance)
                .flatMap(text -> variants.template().places(text).stream())
                .distinct()
                .filter(name -> name.contains(".") && Variants.always(method, name))
                .flatMap(name -> method.parameter(name).stream());
        var checks = new StringBuilder();
        Stream.concat(method.parameters().stream(), components)
                .filter(p -> !p.type().primitive() && !p.type().nullable())
                .forEach(p -> checks.append("        ")
                        .append(Code.call(8, statement + ".require", List.of(literal(p.name()), p.value()), ";"))
                        .append('\n'));
        return checks.toString();
    }

    /** Binds the parameters of the only statement. */
    private String bindings(Variables variables, CheckedQuery query) {
        var body = new StringBuilder();
        List<String> places = query.sql().places();
        for (int i = 0; i < places.size(); i++) {
            String name = places.get(i);
            QueryModel.Parameter parameter = query.method().parameter(name).orElseThrow();
            body.append("            ")
                    .append(bind(
                            variables, Integer.toString(i + 1), parameter.value(), parameter.type(), query.type(name)))
                    .append('\n');
        }
        return body.toString();
    }

    /** Binds the parameters of whichever statement was chosen. */
    private String bindings(Variables variables, MemberNames names, CheckedMethod query) {
        String next = names.unique("next");
        String bindings = this.variants.bindings(query.variants(), next, names, (number, name, value, given) -> {
            TypeRef java = query.method().parameter(name).orElseThrow().type();
            PgType postgres = query.taking(name).type(name);
            return bind(variables, number, value, given ? Variants.given(java) : java, postgres);
        });
        return bindings.isEmpty() ? "" : "            int " + next + " = 1;\n" + bindings;
    }

    private String bind(Variables variables, String number, String value, TypeRef java, PgType postgres) {
        return "%s.%s(%s, %s);"
                .formatted(
                        variables.call(),
                        method(ColumnType.of(java, postgres, type), postgres),
                        number,
                        writers.argument(value, java, postgres, variables));
    }

    /** The method of {@code Call} that takes a parameter of these types. */
    private static String method(ColumnType java, PgType postgres) {
        if (java.list()) {
            return java.element().nullable() ? "arrayOfNullable" : "array";
        }
        if (java.enumeration() != null) {
            return "label";
        }
        return switch (java.structure()) {
            case null -> java.binding(postgres).orElseThrow().method();
            case Structure.Json _ -> "json";
            case Structure.Span _ -> "range";
            case Structure.Composite _ -> "composite";
        };
    }

    private String run(Variables variables, CheckedQuery query) {
        String call = variables.call();
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
        if (shape.key() != null) {
            return "return %s.map(%s, %s);"
                    .formatted(
                            call,
                            readers.column(shape.key(), 0, query.columns(), variables),
                            RowMapping.isOne(
                                            shape.row(),
                                            query.columns()
                                                    .subList(1, query.columns().size()),
                                            type)
                                    ? readers.column(shape.row(), 1, query.columns(), variables)
                                    : readers.row(shape.row(), query.description(), variables));
        }
        String run =
                switch (shape.kind()) {
                    case STREAM -> "stream";
                    case OPTIONAL -> "optional";
                    case LIST -> "list";
                    default -> "one";
                };
        return "return %s.%s(%s);".formatted(call, run, readers.row(shape.row(), query.description(), variables));
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
