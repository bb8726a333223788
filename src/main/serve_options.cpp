#include "main/serve_options.h"

#include <charconv>

namespace zs {

namespace {

Error usage(std::string message) {
    return {ErrorCode::invalid_input, std::move(message), {}, {}};
}

/// "127.0.0.1:8460", "[::1]:8460", ":8460"
Result<void> parse_listen(std::string_view text, ServeOptions& options) {
    auto const colon = text.rfind(':');
    if (colon == std::string_view::npos) return usage("--listen 应写作 地址:端口，例如 127.0.0.1:8460");
    auto const digits = text.substr(colon + 1);
    auto const [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), options.port);
    if (code != std::errc() || end != digits.data() + digits.size())
        return usage("--listen 的端口应在 0 与 65535 之间");
    auto host = text.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    if (!host.empty()) options.address = host == "localhost" ? "127.0.0.1" : std::string(host);
    return {};
}

Result<void> take(std::string const& name, std::string const& value, ServeOptions& options) {
    if (name == "--data") {
        options.data_folder = value;
    } else if (name == "--database") {
        options.database = value;
    } else if (name == "--listen") {
        return parse_listen(value, options);
    } else if (name == "--web") {
        options.web_folder = value;
    } else if (name == "--tls-cert") {
        options.certificate_file = value;
    } else if (name == "--tls-key") {
        options.key_file = value;
    } else if (name == "--clock") {
        options.fixed_time = parse_iso_time(value);
        if (!options.fixed_time) return usage("--clock 应写作 2026-01-02T03:04:05Z");
    } else {
        return usage("没有这个选项：" + name);
    }
    return {};
}

}  // namespace

Result<ServeOptions> parse_serve_options(Arguments const& arguments) {
    ServeOptions options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        auto const& name = arguments[i];
        if (name == "--import") {
            while (i + 1 < arguments.size() && !arguments[i + 1].starts_with("--")) {
                options.import_files.push_back(arguments[++i]);
            }
            continue;
        }
        if (i + 1 >= arguments.size()) return usage(name + " 之后缺少内容，或没有这个选项");
        RETURN_IF_ERROR(take(name, arguments[++i], options));
    }
    if (options.certificate_file.empty() != options.key_file.empty()) {
        return usage("--tls-cert 与 --tls-key 须一并给出");
    }
    return options;
}

}  // namespace zs
