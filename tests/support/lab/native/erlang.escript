%% Erlang's ssl with what it checks of itself. Reads questions from standard input, one a line (host, port, store file, with tabs
%% between them), and answers each with one line: yes, no or error, and the words of ssl.
main([]) ->
    {ok, _} = application:ensure_all_started(ssl),
    logger:set_primary_config(level, none),
    answer_all().

answer_all() ->
    case io:get_line("") of
        eof -> ok;
        Line ->
            [Host, Port, Store] = string:lexemes(string:trim(Line), "\t"),
            io:format("~s~n", [answer(Host, list_to_integer(Port), Store)]),
            answer_all()
    end.

answer(Host, Port, Store) ->
    Options = [{verify, verify_peer}, {cacertfile, Store}, {server_name_indication, Host}, {reuse_sessions, false}],
    case ssl:connect({127, 0, 0, 1}, Port, Options, 20000) of
        {ok, Connection} ->
            ok = ssl:close(Connection),
            "yes";
        {error, {tls_alert, {Alert, Words}}} ->
            Line = lists:flatten(string:replace(Words, "\n", " ", all)),
            case is_about_certificates(Alert, Line) of
                true -> "no " ++ Line;
                false -> "error " ++ Line
            end;
        {error, Reason} ->
            io_lib:format("error ~0p", [Reason])
    end.

%% A host name that does not match is a handshake_failure.
is_about_certificates(handshake_failure, Words) ->
    string:find(Words, "bad_cert") =/= nomatch;
is_about_certificates(Alert, _) ->
    lists:member(Alert, [bad_certificate, unsupported_certificate, certificate_expired, certificate_unknown, unknown_ca]).
