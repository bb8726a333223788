#pragma once

/// Both directions. Include encode.h, decode.h or schema.h alone where one is enough.
#include "json/decode.h"
#include "json/encode.h"
